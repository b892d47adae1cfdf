using System.Net;

namespace FalGenerated.Files;

/// <summary>The failures of an upload, told apart by what can help: another try, another address, or nothing.</summary>
internal static class UploadFailures
{
    /// <summary>An answer that says no.</summary>
    public static FalTransferException Refused(HttpResponseMessage response, UploadStage stage, int? part, TransferAttempts attempts)
    {
        HttpStatusCode status = response.StatusCode;
        bool transient = TransferAttempts.IsTransient(status);
        return new FalTransferException(TransferFailure.UploadFailed, $"The file host answered {(int)status} to {Step(stage, part)}.")
        {
            Stage = stage,
            PartNumber = part,
            StatusCode = (int)status,
            IsTransient = transient,
            RetryAfter = attempts.RetryAfterOf(response),
            AddressRefused = !transient && RefusesAddress(status, stage),
        };
    }

    /// <summary>No answer.</summary>
    public static FalTransferException Lost(UploadStage stage, int? part, string what, Exception error) =>
        new(TransferFailure.UploadFailed, $"Upload again: {Step(stage, part)} got no answer, because {what}.", error) { Stage = stage, PartNumber = part, IsTransient = true };

    /// <summary>A part that was taken without a tag, so that its end could not be told.</summary>
    public static FalTransferException NoTag(int part) =>
        new(TransferFailure.UploadFailed, $"The file host took part {part} and returned no tag for it.") { Stage = UploadStage.Content, PartNumber = part, IsTransient = true };

    // A refused end means that the host holds other parts than we sent: a fresh address starts a clean set.
    private static bool RefusesAddress(HttpStatusCode status, UploadStage stage) => stage switch
    {
        UploadStage.Complete => true,
        UploadStage.Content => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.Gone,
        _ => false,
    };

    private static string Step(UploadStage stage, int? part) => stage switch
    {
        UploadStage.Complete => "the end of the upload",
        _ => part is { } number ? $"part {number} of the upload" : "the upload",
    };
}
