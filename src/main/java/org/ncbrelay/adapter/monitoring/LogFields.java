package org.ncbrelay.adapter.monitoring;

import java.util.Set;
import org.springframework.boot.json.JsonWriter.MemberPath;
import org.springframework.boot.json.JsonWriter.Members;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Which fields a line of the log has where it is JSON: those that are listed here. Whatever else is beside a line stays out: by
 * default the engine notes its step and the country of the case there, which the line itself does not say either.
 */
public final class LogFields implements StructuredLoggingJsonMembersCustomizer<Object> {
    /** Of the Elastic Common Schema, and of ours {@code correlationId}; the two of a trace are there where traces are on. */
    private static final Set<String> KEPT = Set.of(
            "@timestamp", "log", "process", "service", "message", "error", "ecs", "correlationId", "traceId", "spanId");

    @Override
    public void customize(Members<Object> members) {
        members.applyingPathFilter(path -> isOfTheLine(path) && !KEPT.contains(path.name()));
    }

    /** Whether it is a field of the line itself, and no part of one. */
    private static boolean isOfTheLine(MemberPath path) {
        return path.parent() != null && path.parent().parent() == null;
    }
}
