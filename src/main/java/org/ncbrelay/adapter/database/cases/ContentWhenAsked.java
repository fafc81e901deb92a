package org.ncbrelay.adapter.database.cases;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The content of a case as it will be read, made when somebody asks for it: in most submissions nobody does. */
final class ContentWhenAsked extends AbstractMap<String, Object> {
    private final Supplier<Map<String, Object>> reading;
    private Map<String, Object> content;

    ContentWhenAsked(Supplier<Map<String, Object>> reading) {
        this.reading = reading;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return content().entrySet();
    }

    @Override
    public Object get(Object name) {
        return content().get(name);
    }

    private Map<String, Object> content() {
        if (content == null) content = reading.get();
        return content;
    }
}
