using FalGenerated.Wire;

namespace FalGenerated.Queue;

/// <summary>The connection of one client to the queue.</summary>
/// <param name="Http">Sends the short calls, with the key.</param>
/// <param name="Streams">Opens the status streams, with the key.</param>
/// <param name="Time">The clock, for <c>Retry-After</c> and silences.</param>
/// <param name="UnknownMembers">Notes what the contract does not know.</param>
internal sealed record QueueConnection(HttpClient Http, HttpClient Streams, TimeProvider Time, UnknownMembers UnknownMembers);
