import Weaving
import Workbook

/// A typesetter that has set nothing yet.
func newTypesetter() -> FormulaTypesetter { .installed }
