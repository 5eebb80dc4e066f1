import Weaving
import Workbook

/// A typesetter that has not typeset anything yet.
func newTypesetter() -> FormulaTypesetter { .installed }
