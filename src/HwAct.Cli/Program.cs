using HwAct.Cli;
using HwAct.Generation;
using HwAct.Rendering;

return Tool.Run(args, ToolConsole.OfProcess(), templates => new Generator(TemplateRenderer.Create(templates)));
