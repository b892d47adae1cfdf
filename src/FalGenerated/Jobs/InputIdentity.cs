using Newtonsoft.Json.Linq;

namespace FalGenerated.Jobs;

/// <summary>The identity of one member of an input in the key that is made from it.</summary>
/// <param name="Member">The member's wire name.</param>
/// <param name="Value">What stands for it, such as a hash of the file's content.</param>
/// <param name="Facts">What is recorded beside the key, such as the file's size.</param>
internal sealed record InputIdentity(string Member, string Value, JObject Facts);
