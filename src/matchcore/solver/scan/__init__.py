"""All pairs at given prices: found tile by tile, without ever standing in one matrix."""
