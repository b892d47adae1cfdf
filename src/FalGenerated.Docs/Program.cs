using FalGenerated.Docs.Building;

// Builds the site into artifacts/site, and writes llms.txt and AGENTS.md from the same sources.
return await SiteBuilder.RunAsync(Repository.Find(), Console.Out);
