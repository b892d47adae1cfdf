namespace FalGenerated.Video.IsoBmff;

/// <summary>Four-letter names as they stand in the file: big-endian numbers.</summary>
internal static class FourCc
{
    public static readonly uint Ftyp = Of("ftyp"), Moov = Of("moov"), Mdat = Of("mdat"), Moof = Of("moof"), Styp = Of("styp"), Sidx = Of("sidx");
    public static readonly uint Mvhd = Of("mvhd"), Trak = Of("trak"), Mvex = Of("mvex"), Mehd = Of("mehd"), Trex = Of("trex"), Cmov = Of("cmov");
    public static readonly uint Tkhd = Of("tkhd"), Mdia = Of("mdia"), Mdhd = Of("mdhd"), Hdlr = Of("hdlr"), Minf = Of("minf"), Stbl = Of("stbl");
    public static readonly uint Stsd = Of("stsd"), Stts = Of("stts"), Stsz = Of("stsz"), Stz2 = Of("stz2"), Edts = Of("edts"), Elst = Of("elst");
    public static readonly uint Pasp = Of("pasp"), Sinf = Of("sinf"), Frma = Of("frma"), Encv = Of("encv"), Vide = Of("vide"), Soun = Of("soun");
    public static readonly uint Traf = Of("traf"), Tfhd = Of("tfhd"), Tfdt = Of("tfdt"), Trun = Of("trun");
    public static readonly uint Mfra = Of("mfra"), Tfra = Of("tfra"), Mfro = Of("mfro"), Dhlr = Of("dhlr");
    public static readonly uint Wide = Of("wide"), Free = Of("free"), Skip = Of("skip"), Pnot = Of("pnot");
    public static readonly uint Jpeg = Of("jpeg"), Png = Of("png ");

    public static uint Of(string name) => (uint)((name[0] << 24) | (name[1] << 16) | (name[2] << 8) | name[3]);

    /// <summary>The name as text; what is not printable ASCII becomes a question mark, so that no message carries control characters.</summary>
    public static string Text(uint name) => string.Create(4, name, static (text, value) =>
    {
        for (int i = 0; i < 4; i++)
        {
            char letter = (char)((value >> (24 - (8 * i))) & 0xFF);
            text[i] = letter is >= ' ' and <= '~' ? letter : '?';
        }
    });
}
