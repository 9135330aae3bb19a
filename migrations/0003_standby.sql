-- Who serves, where several processes could (PostgreSQL). Row 1: its epoch, beats that say that it lives, and its name, empty where
-- nobody serves. Row 2: beats of whoever stands by.
create table lease (
    id bigint primary key not null,
    epoch bigint not null,
    beat bigint not null,
    holder text not null
);
insert into lease (id, epoch, beat, holder) values (1, 0, 0, ''), (2, 0, 0, '');

-- What every transaction of the serving process looks at and holds (shared) until its end, and what a takeover changes. Apart from
-- the beats, so that a beat never waits for a long transaction, nor a transaction for a beat.
create table fence (
    id bigint primary key not null,
    epoch bigint not null
);
insert into fence (id, epoch) values (1, 0);
