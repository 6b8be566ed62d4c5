using HwAct.Cli;
using HwAct.Emission.Templates;
using HwAct.Generation;

return Tool.Run(args, ToolConsole.OfProcess(), templates => new Generator(TemplateRenderer.Create(templates)));
