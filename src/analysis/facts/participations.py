def participations(document, scan, mentions, reports): return ()
