-- Risk: low; an index of few rows. Locks: events while it is built, about 1 s per million rows; senders are
-- told to come again meanwhile.
-- What came long after it had happened, which is what a past as-of must not know. Costs the intake nothing
-- but for such events.

create index events_late on events (environment_id, received_at) include (occurred_at)
  where received_at - occurred_at > interval '1 minute';
