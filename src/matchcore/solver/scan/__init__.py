"""The scan of all pairs at given prices, tile by tile; the full matrix is never formed."""
