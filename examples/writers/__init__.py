"""Each agency's file as its office software would have saved it. The same story gives the same bytes."""
