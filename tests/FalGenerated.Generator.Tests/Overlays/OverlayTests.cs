using FalGenerated.Generator.Tests.Support;

namespace FalGenerated.Generator.Tests.Overlays;

public sealed class OverlayTests
{
    private const string Prompt = "/components/schemas/ThingMakeInput/properties/prompt";

    [Fact]
    public void Update_OnAnObject_MergesDeeplyAndKeepsTheRest()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("overlay.json", ("$.components.schemas.ThingMakeInput", """{"properties":{"prompt":{"maxLength":5}}}"""));

        Assert.Equal("""{"type":"string","maxLength":5}""", contract.EffectiveText(Prompt));
    }

    [Fact]
    public void Update_OnAnArray_Appends()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"prompt":{"type":"string","enum":["a"]}}"""));
        contract.Overlay("overlay.json", ("$..prompt.enum", "[\"b\"]"), ("$..prompt", """{"enum":["c"]}"""));

        Assert.Equal("""["a","b","c"]""", contract.EffectiveText(Prompt + "/enum"));
    }

    [Fact]
    public void Remove_OfMembersAndItems_TakesThemOut()
    {
        using TestContract contract = TestContract.Of(SmallDocument.WithInputProperties("""{"prompt":{"type":"string","enum":["a","b"],"default":"a"}}"""));
        contract.Overlay("overlay.json", ("$..prompt.default", "remove"), ("$..prompt.enum[0]", "remove"));

        Assert.Equal("""{"type":"string","enum":["b"]}""", contract.EffectiveText(Prompt));
    }

    [Fact]
    public void Overlays_OfQueueAndEndpoint_AreAppliedInThisOrder()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("queue.overlay.json", ("$..prompt", """{"description":"queue"}"""));
        contract.Overlay("overlay.json", ("$..prompt[?@ == 'queue']", "remove"), ("$..prompt", """{"description":"endpoint"}"""));

        Assert.Equal("""{"type":"string","description":"endpoint"}""", contract.EffectiveText(Prompt));
    }

    [Fact]
    public void Target_ThatMatchesNothing_IsRefusedWithItsPlace()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Write("overlay.json", """
            {
              "overlay": "1.0.0",
              "actions": [
                { "target": "$.components.schemas.Gone", "description": "It was there once.", "update": {} }
              ]
            }
            """);

        Assert.Equal(
            ["acme/thing/make/overlay.json(4,17): error FALGEN0012: /actions/0/target: '$.components.schemas.Gone' matches nothing: the contract moved; change the target or remove the action"],
            contract.Refusals());
    }

    [Theory]
    [InlineData("""{"actions":[]}""", "(1,1): error FALGEN0010: this is no overlay; it needs \"overlay\": \"1.0.0\" and an array \"actions\"")]
    [InlineData("""{"overlay":"1.0.0","actions":[{"description":"x"}]}""", "(1,31): error FALGEN0010: /actions/0: an action needs a text \"target\"")]
    [InlineData("""{"overlay":"1.0.0","actions":[{"target":"$","update":{}}]}""", "(1,31): error FALGEN0010: /actions/0: the action gives no reason; add a \"description\" that says why the contract is wrong or what the name is for")]
    [InlineData("""{"overlay":"1.0.0","actions":[{"target":"$","description":"x"}]}""", "(1,31): error FALGEN0010: /actions/0: an action has either \"update\" or \"remove\": true")]
    [InlineData("""{"overlay":"1.0.0","actions":[{"target":"$","description":"x","update":{},"remove":true}]}""", "(1,31): error FALGEN0010: /actions/0: an action has either \"update\" or \"remove\": true")]
    [InlineData("""{"overlay":"1.0.0","actions":[{"target":"$[","description":"x","update":{}}]}""", "(1,41): error FALGEN0011: /actions/0/target: '$[' is no supported JSONPath: a name in quotation marks, an index, '*' or '?' is expected at character 3")]
    [InlineData("""{"overlay":"1.0.0","actions":[{"target":"$.openapi","description":"x","update":{}}]}""", "(1,41): error FALGEN0010: /actions/0/target: '$.openapi' leads to a string, and \"update\" is object; an object takes an object, an array takes an item")]
    [InlineData("""{"overlay":"1.0.0","actions":[{"target":"$","description":"x","remove":true}]}""", "(1,41): error FALGEN0010: /actions/0/target: '$' is the whole document, which cannot be removed; name a part of it")]
    public void Overlay_OfTheWrongForm_IsRefusedWithItsPlace(string overlay, string expected)
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Write("overlay.json", overlay);

        Assert.Equal(["acme/thing/make/overlay.json" + expected], contract.Refusals());
    }

    [Fact]
    public void Overlay_WithSeveralProblems_ListsAllOfThem()
    {
        using TestContract contract = TestContract.Of(SmallDocument.With());
        contract.Overlay("overlay.json", ("$.gone", "remove"), ("$.lost", "remove"));

        Assert.Equal(2, contract.Refusals().Count);
    }
}
