namespace HwAct.Specifications;

/// <summary>A family of FPGAs whose delays are modeled.</summary>
internal enum FpgaDevice
{
    /// <summary>LUT4 and carry chains of about 2015: slower than what is sold today.</summary>
    Generic,

    /// <summary>Lattice iCE40 HX.</summary>
    Ice40Hx,

    /// <summary>Lattice ECP5.</summary>
    Ecp5,

    /// <summary>AMD (Xilinx) 7 series.</summary>
    Xc7,
}
