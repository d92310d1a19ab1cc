"""Copy of any kind in, a frozen ``Issue`` out: one reader a file, every decision a finding where it is open."""
