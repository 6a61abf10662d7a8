"""Actors and topics in the index, in the order of their files."""

import sqlite3

from reader.index.records import unpacked_actor, unpacked_topic
from reader.model import Actor, Topic


def actor(sql: sqlite3.Connection, id: str) -> Actor | None:
    """Return an actor by id."""
    row = sql.execute("SELECT record FROM actor WHERE id = ?", (id,)).fetchone()
    return unpacked_actor(row[0]) if row else None


def topic(sql: sqlite3.Connection, id: str) -> Topic | None:
    """Return a topic by id."""
    row = sql.execute("SELECT record FROM topic WHERE id = ?", (id,)).fetchone()
    return unpacked_topic(row[0]) if row else None


def actor_ids(sql: sqlite3.Connection) -> list[str]:
    """Return the ids of all actors."""
    return [id for (id,) in sql.execute("SELECT id FROM actor ORDER BY place")]


def topic_ids(sql: sqlite3.Connection) -> list[str]:
    """Return the ids of all topics."""
    return [id for (id,) in sql.execute("SELECT id FROM topic ORDER BY place")]


def count_actors(sql: sqlite3.Connection) -> int:
    """Return the number of actors."""
    count: int = sql.execute("SELECT count(*) FROM actor").fetchone()[0]
    return count


def count_topics(sql: sqlite3.Connection) -> int:
    """Return the number of topics."""
    count: int = sql.execute("SELECT count(*) FROM topic").fetchone()[0]
    return count


def all_actors(sql: sqlite3.Connection) -> dict[str, Actor]:
    """Return all actors by id."""
    rows = sql.execute("SELECT record FROM actor ORDER BY place")
    return {actor.id: actor for actor in (unpacked_actor(record) for (record,) in rows)}


def all_topics(sql: sqlite3.Connection) -> dict[str, Topic]:
    """Return all topics by id."""
    rows = sql.execute("SELECT record FROM topic ORDER BY place")
    return {topic.id: topic for topic in (unpacked_topic(record) for (record,) in rows)}
