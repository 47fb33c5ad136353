-- Risk: low; an index. Locks: events are not written while it is built, about 3 s per million of them;
-- senders are told to come again meanwhile. Takes 85 bytes per event.
-- A funnel that is not saved reads the events of its steps, not all that ever happened.

create index events_name on events (environment_id, name, occurred_at) include (account_id, user_id);
