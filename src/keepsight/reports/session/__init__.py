"""What a meeting of agencies is prepared from: decisions, actions, outcomes, what has changed, who was not heard. Read from a record, never entered twice."""
