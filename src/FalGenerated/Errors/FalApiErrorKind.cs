namespace FalGenerated;

/// <summary>The kinds of answers that are not what was asked for.</summary>
public enum FalApiErrorKind
{
    /// <summary>Any other refusal: a 400, 405 or an unfollowed redirect.</summary>
    Refused,

    /// <summary>401: the service does not accept the key. Never repeated.</summary>
    Authentication,

    /// <summary>403: the account's balance is used up. Nothing was queued or billed. Never repeated.</summary>
    Balance,

    /// <summary>403: the key or the account may not do this. Never repeated.</summary>
    Forbidden,

    /// <summary>404: there is no such request, application or path.</summary>
    NotFound,

    /// <summary>422: the service refuses the input. Never repeated.</summary>
    Validation,

    /// <summary>429: too many requests, or a queue longer than allowed, and repeating did not help. A submit that ends so was not queued.</summary>
    RateLimit,

    /// <summary>5xx: the service or its ingress failed, and repeating did not help.</summary>
    Server,

    /// <summary>504: the job did not start within the start timeout that the caller set. It was not billed. Never repeated.</summary>
    StartTimeout,

    /// <summary>The result was asked for before the job was finished.</summary>
    NotCompleted,

    /// <summary>A success whose body cannot be read as what was asked for.</summary>
    Unreadable,
}
