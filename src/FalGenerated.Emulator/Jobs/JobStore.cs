using System.Globalization;
using FalGenerated.Emulator.Persistence;

namespace FalGenerated.Emulator.Jobs;

/// <summary>The records of jobs in the data folder; without a folder it keeps none.</summary>
internal sealed class JobStore(DataFolder? data)
{
    /// <summary>Writes the record of a job; it is on the disk when the call returns.</summary>
    /// <exception cref="DataFolderException">It could not be written.</exception>
    public void Save(Job job)
    {
        if (data is not null)
        {
            DataFolder.Write(data.Jobs, NameOf(job), JobRecord.Of(job));
        }
    }

    public void Delete(Job job)
    {
        if (data is not null)
        {
            DataFolder.Delete(data.Jobs, NameOf(job));
        }
    }

    /// <summary>The records of an earlier emulator, in order of submission.</summary>
    /// <exception cref="InvalidDataException">One of them is damaged.</exception>
    public IReadOnlyList<JobRecord> Load() =>
        data is null ? [] : [.. DataFolder.ReadAll<JobRecord>(data.Jobs).OrderBy(record => record.Number)];

    public void Clear()
    {
        if (data is not null)
        {
            DataFolder.DeleteAll(data.Jobs);
        }
    }

    private static string NameOf(Job job) => job.Number.ToString("D8", CultureInfo.InvariantCulture);
}
