import Workbook

func claimElsewhere(_ chapter: Chapter) { chapter.claim("Here is no place.", 1, .below(2)) }
