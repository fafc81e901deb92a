package org.ncbrelay.web.pages.work;

import java.io.Serializable;
import java.util.Map;

/**
 * What a form was sent with and why it was refused.
 *
 * @param taskId of the task; empty if nothing was sent
 * @param typed  by key, as it was typed
 * @param wrongs what is wrong, by key, in the reader's words
 */
public record Reply(String taskId, Map<String, String> typed, Map<String, String> wrongs) implements Serializable {
    /** Where nothing was sent. */
    public static final Reply NONE = new Reply("", Map.of(), Map.of());
}
