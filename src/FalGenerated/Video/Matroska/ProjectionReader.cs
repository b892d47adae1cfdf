namespace FalGenerated.Video.Matroska;

/// <summary>Reads <c>Projection</c> as far as it turns a flat picture.</summary>
internal static class ProjectionReader
{
    private const ulong Rectangular = 0;

    /// <summary>The clockwise turn in degrees. A roll is counted counter-clockwise; that of a sphere turns the view and not the picture.</summary>
    public static async ValueTask<int> RotationAsync(EbmlReader elements, Element projection)
    {
        ulong type = Rectangular;
        double roll = 0;
        double other = 0;
        long position = projection.Body;
        while (await elements.NextAsync(position, projection).ConfigureAwait(false) is { } element)
        {
            switch (element.Id)
            {
                case ElementId.ProjectionType:
                    type = await elements.NumberAsync(element).ConfigureAwait(false);
                    break;
                case ElementId.PoseRoll:
                    roll = await elements.FloatAsync(element).ConfigureAwait(false) ?? 0;
                    break;
                case ElementId.PoseYaw or ElementId.PosePitch:
                    other += Math.Abs(await elements.FloatAsync(element).ConfigureAwait(false) ?? 0);
                    break;
            }

            position = element.End;
        }

        return type != Rectangular || other > 0 ? 0 : Math.Round(roll % 360) switch
        {
            90 or -270 => 270,
            180 or -180 => 180,
            270 or -90 => 90,
            _ => 0,
        };
    }
}
