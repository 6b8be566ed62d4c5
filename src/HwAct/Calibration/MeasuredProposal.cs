using HwAct.Activations;
using HwAct.Numerics;
using HwAct.Proofs;

namespace HwAct.Calibration;

/// <summary>A proposal, the kernel that was made and proven for it, and what its error is on the recording.</summary>
/// <param name="Proposal">The formats.</param>
/// <param name="Kernel">The kernel.</param>
/// <param name="Error">The error from recorded values to outputs.</param>
internal sealed record MeasuredProposal(Proposal Proposal, ProvenActivation Kernel, EndToEndError Error)
{
    // Values whose function is evaluated by one task.
    private const int Block = 1024;

    /// <summary>Measures kernels.</summary>
    /// <param name="recording">The recording; it is read once.</param>
    /// <param name="values">What it held when it was read first.</param>
    /// <param name="activation">The function.</param>
    /// <param name="proposals">The proposals, each with its kernel.</param>
    /// <param name="progress">Told how many bytes are read, and of how many.</param>
    /// <exception cref="RecordingException">The file has changed.</exception>
    public static ImmutableArray<MeasuredProposal> Of(
        Recording recording, RecordedValues values, Activation activation, ImmutableArray<(Proposal Proposal, ProvenActivation Kernel)> proposals, Action<long, long> progress)
    {
        EndToEndMeasurement[] measurements = [.. proposals.Select(one => new EndToEndMeasurement(one.Kernel, one.Proposal.Recorded))];
        double[] part = [];
        DoubleEnclosure[] exact = [];
        recording.ReadAgain(
            values.Sha256,
            read =>
            {
                if (part.Length < read.Length)
                {
                    part = new double[read.Length];
                    exact = new DoubleEnclosure[read.Length];
                }

                read.CopyTo(part);
                int length = read.Length;
                Parallel.For(0, (length + Block - 1) / Block, block =>
                {
                    for (int i = block * Block; i < Math.Min(length, (block + 1) * Block); i++)
                    {
                        exact[i] = activation.Definition(DoubleEnclosure.Exactly(part[i]));
                    }
                });

                // Each adds in the order of the file, so that no sum depends on who is first.
                Parallel.ForEach(measurements, one => one.Add(part.AsSpan(0, length), exact.AsSpan(0, length)));
            },
            progress);
        return [.. proposals.Zip(measurements, (one, measured) => new MeasuredProposal(one.Proposal, one.Kernel, measured.ToError()))];
    }

    /// <summary>The one of the least RMS error; of equal ones the first.</summary>
    public static MeasuredProposal Best(ImmutableArray<MeasuredProposal> proposals) => proposals.MinBy(one => one.Error.Whole.Rms)!;
}
