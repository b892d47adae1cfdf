namespace FalGenerated.Video.Matroska;

/// <summary>Ids of Matroska elements, their length marker included.</summary>
internal static class ElementId
{
    public const uint Header = 0x1A45DFA3, DocType = 0x4282;
    public const uint Segment = 0x18538067, SeekHead = 0x114D9B74, Seek = 0x4DBB, SeekId = 0x53AB, SeekPosition = 0x53AC;
    public const uint Info = 0x1549A966, TimestampScale = 0x2AD7B1, Duration = 0x4489;
    public const uint Tracks = 0x1654AE6B, TrackEntry = 0xAE, TrackType = 0x83, CodecId = 0x86, DefaultDuration = 0x23E383, FlagEnabled = 0xB9;
    public const uint Video = 0xE0, PixelWidth = 0xB0, PixelHeight = 0xBA, DisplayWidth = 0x54B0, DisplayHeight = 0x54BA, DisplayUnit = 0x54B2;
    public const uint Projection = 0x7670, ProjectionType = 0x7671, PoseYaw = 0x7673, PosePitch = 0x7674, PoseRoll = 0x7675;
    public const uint ContentEncodings = 0x6D80, ContentEncoding = 0x6240, ContentEncryption = 0x5035;
    public const uint Cluster = 0x1F43B675, Timestamp = 0xE7, SimpleBlock = 0xA3, BlockGroup = 0xA0, Block = 0xA1;
    public const uint Cues = 0x1C53BB6B, CuePoint = 0xBB, CueTime = 0xB3, CueTrackPositions = 0xB7, CueClusterPosition = 0xF1;
    public const uint Chapters = 0x1043A770, Attachments = 0x1941A469;
    public const uint Tags = 0x1254C367, Tag = 0x7373, SimpleTag = 0x67C8, TagName = 0x45A3, TagString = 0x4487;

    /// <summary>True if an id belongs directly under the segment, so that it ends an element of unknown size.</summary>
    public static bool IsOutermost(uint id) => id is SeekHead or Info or Tracks or Cluster or Cues or Chapters or Tags or Attachments or Segment or Header;
}
