namespace HwAct.Specifications;

/// <summary>A place where codes enter a function.</summary>
/// <param name="Name">Name of the port in programs, as the C parameter and the Verilog port have it: <c>x</c>.</param>
/// <param name="Member">The member of a specification, and the option, that gives its format: <c>input</c>.</param>
/// <param name="Label">Its name at the head of files: <c>Input</c>.</param>
/// <param name="Code">What a code on it is called: <c>input code</c>.</param>
internal sealed record FunctionPort(string Name, string Member, string Label, string Code);
