package org.ncbrelay.engine.models;

/**
 * What is wrong with a model.
 *
 * @param file   of the folder or of the release
 * @param node   its id, or the key of a field or word; empty for the file as a whole
 * @param found  a sentence without its full stop
 * @param remedy what the analyst does about it
 */
public record Finding(String file, String node, String found, String remedy) {
    /** File and node. */
    public String where() {
        return node.isEmpty() ? file : file + ", " + node;
    }

    /** In one line. */
    public String sentence() {
        return where() + ": " + found + ". " + remedy;
    }
}
