-- Risk: none; two columns with a constant default. Locks: memberships and erasures for an instant.
-- What people do in an account that was erased counts no more, also when only their membership says where
-- they did it; and events of erased bots and own staff stay counted as theirs.

alter table memberships add column erased boolean not null default false;
alter table erasures add column left_out text;
