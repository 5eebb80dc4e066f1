import ReportKit

ReportProgram.run()
