-- Which topics were opened on a day, and for whom: counts, and nothing of who read.
create table readings (
    day text not null,
    audience text not null,
    topic text not null,
    count bigint not null,
    primary key (day, audience, topic)
);
