using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using FalGenerated.AspNetCore.Tests.Support;
using Microsoft.Extensions.Primitives;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace FalGenerated.AspNetCore.Tests.Webhooks;

/// <summary>Deliveries that the service did not send: each is made of a good one.</summary>
internal static class Forgeries
{
    private static readonly Signer Stranger = new(2);

    // The order of the group of Ed25519.
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", CultureInfo.InvariantCulture);

    public static IReadOnlyDictionary<string, Func<Delivery, Signer, Delivery>> All { get; } = new Dictionary<string, Func<Delivery, Signer, Delivery>>
    {
        // Headers that are not there, empty, doubled or dressed up.
        ["no request id"] = (good, _) => good with { RequestId = default },
        ["no user id"] = (good, _) => good with { UserId = default },
        ["no timestamp"] = (good, _) => good with { Timestamp = default },
        ["no signature"] = (good, _) => good with { Signature = default },
        ["empty request id"] = (good, _) => good with { RequestId = "" },
        ["empty user id"] = (good, _) => good with { UserId = "" },
        ["empty timestamp"] = (good, _) => good with { Timestamp = "" },
        ["empty signature"] = (good, _) => good with { Signature = "" },
        ["two request ids"] = (good, _) => good with { RequestId = Twice(good.RequestId) },
        ["two user ids"] = (good, _) => good with { UserId = Twice(good.UserId) },
        ["two timestamps"] = (good, _) => good with { Timestamp = Twice(good.Timestamp) },
        ["two signatures"] = (good, _) => good with { Signature = Twice(good.Signature) },
        ["a strange signature before the good one"] = (good, _) => good with { Signature = new StringValues([new string('0', 128), good.Signature!]) },
        ["another request id"] = (good, _) => good with { RequestId = "r-2" },
        ["another user id"] = (good, _) => good with { UserId = "user-2" },
        ["ids exchanged"] = (good, _) => good with { RequestId = good.UserId, UserId = good.RequestId },
        ["request id in capitals"] = (good, _) => good with { RequestId = "R-1" },
        ["space after the request id"] = (good, _) => good with { RequestId = good.RequestId + " " },
        ["line break moved from one id to the other"] = (good, signer) => Signed(good with { RequestId = "r-1\nuser-1", UserId = "x" }, signer),
        ["line break within the user id"] = (good, signer) => Signed(good with { UserId = "user\n1" }, signer),
        ["zero byte in the request id"] = (good, signer) => Signed(good with { RequestId = "r-1\0" }, signer),
        ["request id of 10,000 characters"] = (good, signer) => Signed(good with { RequestId = new string('r', 10_000) }, signer),

        // Times.
        ["301 seconds late"] = (good, signer) => At(good, signer, -301),
        ["301 seconds ahead"] = (good, signer) => At(good, signer, 301),
        ["a day late"] = (good, signer) => At(good, signer, -86_400),
        ["a year ahead"] = (good, signer) => At(good, signer, 31_536_000),
        ["at the beginning of time"] = (good, signer) => Signed(good with { Timestamp = "0" }, signer),
        ["one second later than signed"] = (good, _) => good with { Timestamp = Seconds(good, 1) },
        ["one second earlier than signed"] = (good, _) => good with { Timestamp = Seconds(good, -1) },
        ["timestamp with a plus"] = (good, signer) => Signed(good with { Timestamp = "+" + good.Timestamp }, signer),
        ["timestamp below zero"] = (good, signer) => Signed(good with { Timestamp = "-1" }, signer),
        ["timestamp with a fraction"] = (good, signer) => Signed(good with { Timestamp = good.Timestamp + ".5" }, signer),
        ["timestamp in milliseconds"] = (good, signer) => Signed(good with { Timestamp = good.Timestamp + "000" }, signer),
        ["timestamp as a date"] = (good, signer) => Signed(good with { Timestamp = "2026-05-01T12:00:00Z" }, signer),
        ["timestamp in hexadecimal"] = (good, signer) => Signed(good with { Timestamp = "0x6817" }, signer),
        ["timestamp that overflows"] = (good, signer) => Signed(good with { Timestamp = "99999999999999999999" }, signer),
        ["timestamp in Arabic digits"] = (good, signer) => Signed(good with { Timestamp = "\u0661\u0662" }, signer),
        ["zero before the timestamp"] = (good, _) => good with { Timestamp = "0" + good.Timestamp },

        // Signatures.
        ["signature of a stranger"] = (good, _) => Signed(good, Stranger),
        ["signature cut by a byte"] = (good, _) => good with { Signature = Text(good)[..^2] },
        ["signature cut by a digit"] = (good, _) => good with { Signature = Text(good)[..^1] },
        ["signature cut in half"] = (good, _) => good with { Signature = Text(good)[..64] },
        ["signature with a byte more"] = (good, _) => good with { Signature = Text(good) + "00" },
        ["signature with a letter that is no digit"] = (good, _) => good with { Signature = "g" + Text(good)[1..] },
        ["signature behind 0x"] = (good, _) => good with { Signature = "0x" + Text(good) },
        ["signature behind 0x, of the right length"] = (good, _) => good with { Signature = "0x" + Text(good)[2..] },
        ["signature in base64"] = (good, _) => good with { Signature = Convert.ToBase64String(Bytes(good)) },
        ["signature of zeros"] = (good, _) => good with { Signature = new string('0', 128) },
        ["signature of ones"] = (good, _) => good with { Signature = new string('f', 128) },
        ["first bit of the signature"] = (good, _) => Flipped(good, 0, 1),
        ["last bit of its first half"] = (good, _) => Flipped(good, 31, 0x80),
        ["first bit of its second half"] = (good, _) => Flipped(good, 32, 1),
        ["last bit of the signature"] = (good, _) => Flipped(good, 63, 0x80),
        ["halves exchanged"] = (good, _) => good with { Signature = Text(good)[64..] + Text(good)[..64] },
        ["second half plus the order of the group"] = (good, _) => good with { Signature = Malleated(good) },
        ["the neutral element and zero"] = (good, _) => good with { Signature = "01" + new string('0', 126) },
        ["signature of another body"] = (good, signer) => good with { Signature = Signed(good with { Body = Receiver.Body("r-2") }, signer).Signature },

        // Other recipes, by the right key.
        ["recipe with a line break at the end"] = (good, signer) => ByRecipe(good, signer, Signer.MessageOf(good) + "\n"),
        ["recipe with carriage returns"] = (good, signer) => ByRecipe(good, signer, Signer.MessageOf(good).ReplaceLineEndings("\r\n")),
        ["recipe with the hash in capitals"] = (good, signer) => ByRecipe(good, signer, $"{good.RequestId}\n{good.UserId}\n{good.Timestamp}\n{Convert.ToHexString(SHA256.HashData(good.Body))}"),
        ["recipe with the hash in base64"] = (good, signer) => ByRecipe(good, signer, $"{good.RequestId}\n{good.UserId}\n{good.Timestamp}\n{Convert.ToBase64String(SHA256.HashData(good.Body))}"),
        ["recipe over the body itself"] = (good, signer) => ByRecipe(good, signer, $"{good.RequestId}\n{good.UserId}\n{good.Timestamp}\n{Encoding.UTF8.GetString(good.Body)}"),
        ["recipe without the user id"] = (good, signer) => ByRecipe(good, signer, $"{good.RequestId}\n{good.Timestamp}\n{Convert.ToHexStringLower(SHA256.HashData(good.Body))}"),
        ["recipe of the hash alone"] = (good, signer) => ByRecipe(good, signer, Convert.ToHexStringLower(SHA256.HashData(good.Body))),
        ["a keyed hash in place of a signature"] = (good, _) => good with { Signature = Convert.ToHexStringLower(HMACSHA512.HashData("key-secret"u8, Encoding.UTF8.GetBytes(Signer.MessageOf(good)))) },

        // Bodies that are the same to a JSON parser, or nearly.
        ["body cut by a byte"] = (good, _) => good with { Body = good.Body[..^1] },
        ["body cut in half"] = (good, _) => good with { Body = good.Body[..(good.Body.Length / 2)] },
        ["body without its first byte"] = (good, _) => good with { Body = good.Body[1..] },
        ["no body"] = (good, _) => good with { Body = [] },
        ["body twice"] = (good, _) => good with { Body = [.. good.Body, .. good.Body] },
        ["space behind the body"] = (good, _) => good with { Body = [.. good.Body, (byte)' '] },
        ["line break behind the body"] = (good, _) => good with { Body = [.. good.Body, (byte)'\n'] },
        ["zero byte behind the body"] = (good, _) => good with { Body = [.. good.Body, 0] },
        ["byte order mark before the body"] = (good, _) => good with { Body = [0xEF, 0xBB, 0xBF, .. good.Body] },
        ["body written anew with spaces"] = (good, _) => Rewritten(good, ":", ": "),
        ["body with an escaped letter"] = (good, _) => Rewritten(good, "request_id", "request\\u005fid"),
        ["body with escaped slashes"] = (good, _) => Rewritten(good, "/", "\\/"),
        ["body with another number of the same value"] = (good, _) => Rewritten(good, "2.5", "2.50"),
        ["body in UTF-16"] = (good, _) => good with { Body = Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(good.Body)) },
        ["body compressed"] = (good, _) => good with { Body = Compressed(good.Body) },
        ["body of another job"] = (good, _) => good with { Body = Receiver.Body("r-2") },
        ["body with another outcome"] = (good, _) => Rewritten(good, "\"OK\"", "\"ERROR\""),
        ["body with another address"] = (good, _) => Rewritten(good, "v3.fal.media", "evil.example"),
        ["body with a second request id"] = (good, _) => Rewritten(good, "{\"request_id\"", "{\"request_id\":\"r-0\",\"request_id\""),
    };

    private static StringValues Twice(StringValues value) => new([value!, value!]);

    private static string Text(Delivery delivery) => delivery.Signature!;

    private static byte[] Bytes(Delivery delivery) => Convert.FromHexString(Text(delivery));

    private static Delivery Signed(Delivery delivery, Signer signer) => ByRecipe(delivery, signer, Signer.MessageOf(delivery));

    private static Delivery ByRecipe(Delivery delivery, Signer signer, string message) =>
        delivery with { Signature = Convert.ToHexStringLower(signer.SignText(message)) };

    private static string Seconds(Delivery delivery, long more) =>
        (long.Parse(delivery.Timestamp!, CultureInfo.InvariantCulture) + more).ToString(CultureInfo.InvariantCulture);

    private static Delivery At(Delivery delivery, Signer signer, long more) => Signed(delivery with { Timestamp = Seconds(delivery, more) }, signer);

    private static Delivery Flipped(Delivery delivery, int index, byte bits)
    {
        byte[] bytes = Bytes(delivery);
        bytes[index] ^= bits;
        return delivery with { Signature = Convert.ToHexStringLower(bytes) };
    }

    private static string Malleated(Delivery delivery)
    {
        byte[] bytes = Bytes(delivery);
        byte[] more = (new BigInteger(bytes.AsSpan(32), isUnsigned: true) + Order).ToByteArray(isUnsigned: true);
        return Convert.ToHexStringLower([.. bytes[..32], .. more, .. new byte[32 - more.Length]]);
    }

    private static Delivery Rewritten(Delivery delivery, string from, string to) =>
        delivery with { Body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(delivery.Body).Replace(from, to, StringComparison.Ordinal)) };

    private static byte[] Compressed(byte[] body)
    {
        using MemoryStream target = new();
        using (GZipStream zip = new(target, CompressionLevel.Fastest))
        {
            zip.Write(body);
        }

        return target.ToArray();
    }
}
