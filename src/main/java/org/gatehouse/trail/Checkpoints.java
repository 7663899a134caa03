package org.gatehouse.trail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The signed checkpoints, one for each batch of sealed facts. */
@Repository
public class Checkpoints {

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Checkpoint> latest() {
        return jdbc.sql("select * from audit_checkpoint order by tree_size desc limit 1")
                .query(Checkpoint::read)
                .optional();
    }

    /** Newest first. */
    public List<Checkpoint> newest(long offset, int count) {
        return jdbc.sql("select * from audit_checkpoint order by tree_size desc limit :count offset :offset")
                .param("count", count)
                .param("offset", offset)
                .query(Checkpoint::read)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from audit_checkpoint")
                .query(Long.class)
                .single();
    }

    /** The one of a size of the tree. */
    public Optional<Checkpoint> ofSize(long size) {
        return jdbc.sql("select * from audit_checkpoint where tree_size = :size")
                .param("size", size)
                .query(Checkpoint::read)
                .optional();
    }

    /** The first that covers a leaf: at its time the leaf was there. */
    Optional<Checkpoint> firstWith(long index) {
        return jdbc.sql("select * from audit_checkpoint where tree_size > :index order by tree_size limit 1")
                .param("index", index)
                .query(Checkpoint::read)
                .optional();
    }

    /** In the order they were made, of trees up to a size; read some at a time. */
    Stream<Checkpoint> upTo(long size) {
        return Paging.all(
                0L,
                after -> jdbc.sql("select * from audit_checkpoint where tree_size > :after and tree_size <= :size"
                                + " order by tree_size limit :count")
                        .param("after", after)
                        .param("size", size)
                        .param("count", Paging.AT_A_TIME)
                        .query(Checkpoint::read)
                        .list(),
                Checkpoint::size);
    }

    void add(long size, Instant at, String note) {
        jdbc.sql("insert into audit_checkpoint (tree_size, at, note) values (:size, :at, :note)")
                .param("size", size)
                .param("at", Times.of(at))
                .param("note", note)
                .update();
    }
}
