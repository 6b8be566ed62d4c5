using System.Numerics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace HwAct.Tests.Oracle;

/// <summary>A number of GNU MPFR, correctly rounded at a precision of its own: the independent oracle of the tests.</summary>
/// <remarks>Operators leave temporaries that nobody disposes by hand: a safe handle frees them. libmpfr.so.6 comes with gcc. A machine without it fails these tests; nothing is skipped.</remarks>
internal sealed class Mpfr : SafeHandleZeroOrMinusOneIsInvalid
{
    private const int Nearest = 0;

    public Mpfr(int bits)
        : base(ownsHandle: true)
    {
        SetHandle(Marshal.AllocHGlobal(32));
        Init2(handle, bits);
        _ = SetDouble(handle, 0, Nearest);
        Bits = bits;
    }

    public int Bits { get; }

    public int Sign
    {
        get
        {
            int sign = MpfrSign(handle);
            GC.KeepAlive(this);
            return sign;
        }
    }

    public static Mpfr Of(double value, int bits)
    {
        var result = new Mpfr(bits);
        _ = SetDouble(result.handle, value, Nearest);
        return result;
    }

    public static Mpfr Pi(int bits)
    {
        var result = new Mpfr(bits);
        _ = ConstPi(result.handle, Nearest);
        return result;
    }

    public static Mpfr operator +(Mpfr a, Mpfr b) => Binary(a, b, Add);

    public static Mpfr operator -(Mpfr a, Mpfr b) => Binary(a, b, Sub);

    public static Mpfr operator *(Mpfr a, Mpfr b) => Binary(a, b, Mul);

    public static Mpfr operator /(Mpfr a, Mpfr b) => Binary(a, b, Div);

    public Mpfr Plus(double value) => this + Of(value, Bits);

    public Mpfr Times(double value) => this * Of(value, Bits);

    public Mpfr Exp() => Unary(MpfrExp);

    public Mpfr Log() => Unary(MpfrLog);

    public Mpfr Erf() => Unary(MpfrErf);

    public Mpfr Erfc() => Unary(MpfrErfc);

    public Mpfr Tanh() => Unary(MpfrTanh);

    public Mpfr Log1p() => Unary(MpfrLog1p);

    public Mpfr Sqrt() => Unary(MpfrSqrt);

    public double ToDouble()
    {
        double value = GetDouble(handle, Nearest);
        GC.KeepAlive(this);
        return value;
    }

    /// <summary>⌊value·2^fractionBits⌋.</summary>
    public BigInteger Floor(int fractionBits)
    {
        using var scaled = new Mpfr(Bits);
        _ = MulPowerOfTwo(scaled.handle, handle, fractionBits, Nearest);
        using var whole = new Mpfr(Bits);
        _ = MpfrFloor(whole.handle, scaled.handle);
        nint text = GetStr(0, out nint exponent, 16, 0, whole.handle, Nearest);
        string digits = Marshal.PtrToStringAnsi(text)!;
        FreeStr(text);
        GC.KeepAlive(this);
        bool negative = digits.StartsWith('-');
        string magnitude = digits.TrimStart('-').TrimEnd('0');
        if (magnitude.Length == 0)
        {
            return BigInteger.Zero;
        }

        BigInteger value = BigInteger.Parse("0" + magnitude, System.Globalization.NumberStyles.AllowHexSpecifier);
        value <<= 4 * ((int)exponent - magnitude.Length);
        return negative ? -value : value;
    }

    /// <inheritdoc/>
    protected override bool ReleaseHandle()
    {
        Clear(handle);
        Marshal.FreeHGlobal(handle);
        return true;
    }

    private static Mpfr Binary(Mpfr a, Mpfr b, Func<nint, nint, nint, int, int> apply)
    {
        var result = new Mpfr(Math.Max(a.Bits, b.Bits));
        apply(result.handle, a.handle, b.handle, Nearest);

        // The operands may be temporaries: they must not be freed while MPFR reads them.
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return result;
    }

    private Mpfr Unary(Func<nint, nint, int, int> apply)
    {
        var result = new Mpfr(Bits);
        apply(result.handle, handle, Nearest);
        GC.KeepAlive(this);
        return result;
    }

    private const string Library = "libmpfr.so.6";

    [DllImport(Library, EntryPoint = "mpfr_init2")]
    private static extern void Init2(nint x, nint precision);

    [DllImport(Library, EntryPoint = "mpfr_clear")]
    private static extern void Clear(nint x);

    [DllImport(Library, EntryPoint = "mpfr_set_d")]
    private static extern int SetDouble(nint x, double value, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_const_pi")]
    private static extern int ConstPi(nint result, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_sgn")]
    private static extern int MpfrSign(nint x);

    [DllImport(Library, EntryPoint = "mpfr_get_d")]
    private static extern double GetDouble(nint x, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_get_str")]
    private static extern nint GetStr(nint buffer, out nint exponent, int @base, nuint digits, nint x, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_free_str")]
    private static extern void FreeStr(nint text);

    [DllImport(Library, EntryPoint = "mpfr_floor")]
    private static extern int MpfrFloor(nint result, nint x);

    [DllImport(Library, EntryPoint = "mpfr_mul_2si")]
    private static extern int MulPowerOfTwo(nint result, nint x, long exponent, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_add")]
    private static extern int Add(nint result, nint a, nint b, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_sub")]
    private static extern int Sub(nint result, nint a, nint b, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_mul")]
    private static extern int Mul(nint result, nint a, nint b, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_div")]
    private static extern int Div(nint result, nint a, nint b, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_exp")]
    private static extern int MpfrExp(nint result, nint x, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_log")]
    private static extern int MpfrLog(nint result, nint x, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_erf")]
    private static extern int MpfrErf(nint result, nint x, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_erfc")]
    private static extern int MpfrErfc(nint result, nint x, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_tanh")]
    private static extern int MpfrTanh(nint result, nint x, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_log1p")]
    private static extern int MpfrLog1p(nint result, nint x, int rounding);

    [DllImport(Library, EntryPoint = "mpfr_sqrt")]
    private static extern int MpfrSqrt(nint result, nint x, int rounding);
}
