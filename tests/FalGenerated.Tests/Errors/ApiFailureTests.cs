using FalGenerated.Tests.Support;

namespace FalGenerated.Tests.Errors;

public sealed class ApiFailureTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401, """{"detail":"invalid key credentials"}""", "Authentication", "invalid key credentials")]
    [InlineData(403, """{"detail":"scope"}""", "Forbidden", "scope")]
    [InlineData(403, """{"detail":"User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing."}""", "Balance", "Exhausted balance")]
    [InlineData(404, """{"detail":"Application \"x\" not found"}""", "NotFound", "Application \"x\" not found")]
    [InlineData(404, """{"status":"NOT_FOUND"}""", "NotFound", "NOT_FOUND")]
    [InlineData(405, "", "Refused", "405: Method Not Allowed")]
    [InlineData(400, """{"error":"Error","message":"odd"}""", "Refused", "odd")]
    [InlineData(422, """{"detail":[{"loc":["body","items",2,"name"],"msg":"Field required","type":"missing"}]}""", "Validation", "body.items[2].name: Field required")]
    [InlineData(422, """{"detail":{"loc":["body","video_url"],"msg":"bad","type":"file_download_error"}}""", "Validation", "body.video_url: bad")]
    public async Task Refusal_OfASubmit_IsTypedAndSaysWhat(int status, string body, string type, string text)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(status, body, ("x-fal-request-id", "q1")));

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Equal(type, Failing.KindOf(error));
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
        Assert.Equal(status, error.StatusCode);
        Assert.Equal("q1", error.RequestId);
        Assert.Equal(body, error.Answer.RawBody);
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task FieldErrors_WithContext_KeepPathTypeAndFacts()
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(422, """
            {"detail":[{"loc":["body","scale_ratio"],"msg":"Too large","type":"less_than_equal","ctx":{"le":10},"input":11,"url":"https://docs.example/errors#x"},{"msg":"no place"}]}
            """));

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.Validation, () => Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Equal(2, error.FieldErrors.Count);
        Assert.Equal("body.scale_ratio", error.FieldErrors[0].Path);
        Assert.Equal("less_than_equal", error.FieldErrors[0].Type);
        Assert.Equal(10, (int)error.FieldErrors[0].Context!["le"]!);
        Assert.Equal("", error.FieldErrors[1].Path);
        Assert.Equal("less_than_equal", error.ErrorType);
    }

    [Theory]
    [InlineData("""{"detail":"The runner dis""", "200: the body is no JSON object")]
    [InlineData("<html>busy</html>", "200: the body is no JSON object")]
    [InlineData("", "200: the body is empty")]
    [InlineData("[]", "200: the body is no JSON object")]
    public async Task Status_ThatCannotBeRead_IsItsOwnFailureWithTheBody(string body, string text)
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : body));
        FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.Unreadable, () => job.GetStatusAsync(cancellationToken: Token));

        Assert.Equal(body, error.Answer.RawBody);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-fal-retryable", "True", true)]
    [InlineData("X-Fal-Needs-Retry", "0", false)]
    [InlineData("X-Other", "1", null)]
    public async Task RetryableHeader_UnderEitherName_IsRead(string name, string value, bool? expected)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(422, "{}", (name, value)));

        FalApiException error = await Assert.ThrowsAnyAsync<FalApiException>(() => Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Equal(expected, error.Answer.Retryable);
    }

    [Theory]
    [InlineData("""{"detail":["too long","too wide"]}""", "too long; too wide", 2)]
    [InlineData("""{"detail":[7,{"msg":5}]}""", "Unprocessable Entity", 1)]
    [InlineData("""{"detail":[]}""", "Unprocessable Entity", 0)]
    public async Task Detail_OfBareTextsOrNothingReadable_StillSaysSomething(string body, string text, int errors)
    {
        ScriptedHandler wire = new(_ => ScriptedHandler.Json(422, body));

        FalApiException error = await Failing.ApiAsync(FalApiErrorKind.Validation, () => Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token));

        Assert.Equal(text, error.Answer.Text);
        Assert.Equal(errors, error.FieldErrors.Count);
    }

    [Fact]
    public async Task Status_WithoutAState_IsUnreadable()
    {
        ScriptedHandler wire = new(request => ScriptedHandler.Json(200, request.Method == "POST" ? Fal.Accepted : """{"hello":"captive portal"}"""));
        FalJob<TestOutput> job = await Fal.Endpoint(wire).SubmitAsync(Fal.Input, cancellationToken: Token);

        await Failing.ApiAsync(FalApiErrorKind.Unreadable, () => job.GetStatusAsync(cancellationToken: Token));
    }
}
