namespace FalGenerated;

/// <summary>The part of a faulty line in a journal that a repair keeps.</summary>
public enum JournalLineRepair
{
    /// <summary>Its content is certain, and is kept as it is.</summary>
    Kept,

    /// <summary>A write that a crash cut off. It never returned, so nothing is lost; the next writer puts it aside by itself.</summary>
    Unfinished,

    /// <summary>Its key can be read and its state is not certain. The key is kept as in doubt, unless an earlier line knows its job.</summary>
    KeptInDoubt,

    /// <summary>A sum of a budget whose figures can be read and are not certain. It is kept as it reads.</summary>
    KeptAsRead,

    /// <summary>Nothing can be read from it. A key that it held is not protected any more: look at the service's recent requests.</summary>
    Lost,
}
