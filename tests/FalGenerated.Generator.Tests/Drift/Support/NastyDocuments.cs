namespace FalGenerated.Generator.Tests.Drift.Support;

/// <summary>Documents that real services serve and that readers trip over; all of them can be compared.</summary>
internal static class NastyDocuments
{
    public static IReadOnlyList<string> All { get; } =
    [
        // 3.1: booleans as schemas, lists of types, const, prefixItems, $defs, webhooks, dependent keywords.
        Doc.Whole(
            """{"/t":{"post":{"requestBody":{"content":{"application/json":{"schema":{"type":["object","null"],"properties":{"any":true,"none":false,"list":{"type":"array","prefixItems":[{"type":"string"}],"items":false},"many":{"type":["string","integer","null"],"minLength":1,"maximum":4},"c":{"const":{"a":[1,null]}},"d":{"$ref":"#/components/schemas/D/$defs/Inner"}},"dependentRequired":{"any":["list"]},"patternProperties":{"^x":{"type":"string"}},"unevaluatedProperties":false}}}},"responses":{"2XX":{"description":"ok"},"default":{"description":"bad"}}}}}""",
            """{"schemas":{"D":{"type":"object","$defs":{"Inner":{"type":"integer"},"Unused":{"type":"string"}}}}}""",
            ",\"webhooks\":{\"w\":{\"post\":{\"responses\":{}}}},\"jsonSchemaDialect\":\"https://json-schema.org/draft/2020-12/schema\"",
            "3.1.0"),

        // Cycles: through properties, items, allOf, anyOf, maps; two components that are each other.
        Doc.Response(
            """{"$ref":"#/components/schemas/Tree"}""",
            """{"Tree":{"type":"object","properties":{"left":{"$ref":"#/components/schemas/Tree"},"children":{"type":"array","items":{"$ref":"#/components/schemas/Tree"}},"map":{"type":"object","additionalProperties":{"$ref":"#/components/schemas/Ping"}},"next":{"anyOf":[{"$ref":"#/components/schemas/Tree"},{"type":"null"}]}}},"Ping":{"allOf":[{"$ref":"#/components/schemas/Base"},{"type":"object","properties":{"pong":{"$ref":"#/components/schemas/Pong"}}}]},"Pong":{"oneOf":[{"$ref":"#/components/schemas/Ping"},{"type":"string"}]},"Base":{"type":"object","properties":{"self":{"allOf":[{"$ref":"#/components/schemas/Base"}],"description":"d"}},"required":["self","ghost"]}}"""),

        // Inheritance with a discriminator, by reference and by bare name; schemas that include themselves.
        Doc.Request(
            """{"oneOf":[{"$ref":"#/components/schemas/Cat"},{"$ref":"#/components/schemas/Dog"}],"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/Cat","dog":"Dog","ghost":"Nowhere"}}}""",
            """{"Pet":{"type":"object","properties":{"kind":{"type":"string"}},"required":["kind"],"discriminator":{"propertyName":"kind"}},"Cat":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"properties":{"lives":{"type":"integer","exclusiveMinimum":0}}}]},"Dog":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"$ref":"#/components/schemas/Dog"},{"properties":{"tail":{"type":"number","multipleOf":0.1}}}]}}"""),

        // Callbacks, links, headers, encoding, cookies, deep objects, path items and servers of their own.
        Doc.Whole(
            """{"/a/{x}/{y}":{"summary":"s","servers":[{"url":"https://{h}.example/{v}","variables":{"h":{"default":"a","enum":["a","b"]},"v":{"default":"v1"}}}],"parameters":[{"name":"x","in":"path","required":true,"schema":{"type":"string"}},{"name":"y","in":"path","required":true,"schema":{"type":"string"}}],"get":{"tags":["t"],"operationId":"g","parameters":[{"name":"f","in":"query","style":"deepObject","explode":true,"schema":{"type":"object","additionalProperties":{"type":"string"}}},{"name":"c","in":"cookie","content":{"application/json":{"schema":{"type":"array","items":{"type":"integer"},"uniqueItems":true}}}},{"name":"X-H","in":"header","deprecated":true,"allowEmptyValue":false,"schema":{"type":"string","format":"uuid"}}],"responses":{"200":{"description":"d","headers":{"X-R":{"required":true,"schema":{"type":"integer"}}},"links":{"l":{"operationId":"g"}},"content":{"multipart/form-data":{"schema":{"type":"object","properties":{"file":{"type":"string","format":"binary"}}},"encoding":{"file":{"contentType":"image/png"}}},"application/json":{"example":{"$ref":"not a reference"}}}}},"callbacks":{"done":{"{$request.body#/url}":{"post":{"responses":{}}}}}}},"/b":{"$ref":"#/paths/~1a~1%7Bx%7D~1%7By%7D"},"x-paths":[1]}""",
            """{"examples":{"e":{"value":{"$ref":"data"}}},"links":{},"securitySchemes":{"o":{"type":"oauth2","flows":{"implicit":{"authorizationUrl":"https://a.example","scopes":{"r":"read"}}}}},"x-c":1}""",
            ",\"security\":[{\"o\":[\"r\"]},{}],\"tags\":[{\"name\":\"t\"}],\"externalDocs\":{\"url\":\"https://a.example\"},\"x-root\":null"),

        // Everything of the wrong kind.
        Doc.Whole(
            """{"/odd":{"get":{"parameters":[1,{"name":"n"},{"in":"query"},{"name":"ok","in":"query","schema":7,"required":"yes","style":3}],"requestBody":[],"responses":{"200":null,"default":{"content":[],"headers":{"h":4}},"4XX":{"content":{"a/b":5}}},"security":{},"tags":"t","deprecated":"no","operationId":5},"post":3,"parameters":{}},"/empty":{},"/null":null}""",
            """{"schemas":{"Odd":{"type":5,"enum":{},"required":true,"properties":[],"items":[{"type":"string"}],"minimum":"1","maximum":true,"exclusiveMinimum":true,"minLength":-1,"maxLength":1e99999999999999999,"multipleOf":0,"pattern":1,"allOf":{},"anyOf":[],"oneOf":"x","additionalProperties":"no","discriminator":"d","nullable":"maybe","format":1,"default":null,"const":null},"Null":null,"True":true,"Text":"schema","Empty":{}},"parameters":[],"responses":5}""",
            ",\"servers\":[1,{\"url\":5},{}],\"security\":[1,{\"k\":\"x\"}],\"tags\":{}"),

        // Nothing at all.
        """{"openapi":"3.1.0","paths":{}}""",
    ];
}
