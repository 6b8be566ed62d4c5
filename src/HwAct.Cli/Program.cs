using System.Collections.Immutable;
using HwAct.Cli;
using HwAct.Emission;
using HwAct.Generation;
using HwAct.Proofs;
using HwAct.Specifications;

return Tool.Run(args, ToolConsole.OfProcess(), _ => new Generator(Emit, _ => []));

static ImmutableArray<Artifact> Emit(ProvenKernel kernel, bool vectors)
{
    string specification = SpecificationWriter.ToJson(kernel.Specification).ReplaceLineEndings("\n  ");
    return [new Artifact(kernel.Specification.Name + ".json", $"{{\n  \"specification\": {specification}\n}}\n")];
}
