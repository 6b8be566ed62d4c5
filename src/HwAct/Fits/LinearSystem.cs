namespace HwAct.Fits;

/// <summary>A few linear equations, by elimination with pivots.</summary>
internal static class LinearSystem
{
    /// <summary>The solution.</summary>
    /// <param name="equations">A row an equation: the coefficients of the unknowns, then what they add up to. It is used up.</param>
    public static double[] Solve(double[,] equations)
    {
        int count = equations.GetLength(0);
        for (int column = 0; column < count; column++)
        {
            int pivot = Enumerable.Range(column, count - column).MaxBy(row => Math.Abs(equations[row, column]));
            for (int k = column; k <= count; k++)
            {
                (equations[column, k], equations[pivot, k]) = (equations[pivot, k], equations[column, k]);
            }

            for (int row = 0; row < count; row++)
            {
                double factor = row == column || equations[column, column] == 0 ? 0 : equations[row, column] / equations[column, column];
                for (int k = column; factor != 0 && k <= count; k++)
                {
                    equations[row, k] -= factor * equations[column, k];
                }
            }
        }

        return [.. Enumerable.Range(0, count).Select(row => equations[row, row] == 0 ? 0 : equations[row, count] / equations[row, row])];
    }
}
