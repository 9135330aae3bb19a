-- Which topics were opened on a day, and for whom: counts, and nothing of who read.
create table readings (
    day text not null,
    audience text not null,
    subject text not null,
    count bigint not null,
    primary key (day, audience, subject)
);
