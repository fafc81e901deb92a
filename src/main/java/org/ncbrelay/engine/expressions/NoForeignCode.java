package org.ncbrelay.engine.expressions;

import java.util.Set;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.engine.runtime.DeserializationTypeValidator;

/**
 * Keeps the engine from running scripts and from creating objects of classes that a model or a sender names. No language is a scripting
 * language here, in diagrams, decision tables and templates of forms alike; not even JUEL's own engine.
 */
final class NoForeignCode implements DeserializationTypeValidator, ArtifactFactory, ScriptEngineResolver {
    /** What answers of forms consist of; a list is stored as JSON with its type. */
    private static final Set<String> TYPES = Set.of(
            "java.lang.Object",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Double",
            "java.util.ArrayList",
            "java.util.LinkedHashMap");

    /** Whether a variable that is stored as JSON may be read back as this class. */
    @Override
    public boolean validate(String className) {
        return className != null && TYPES.contains(className);
    }

    @Override
    public <T> T getArtifact(Class<T> named) {
        throw new ProcessEngineException("A model names beans, not classes.");
    }

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        throw refusal();
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw refusal();
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw refusal();
    }

    private static ProcessEngineException refusal() {
        return new ProcessEngineException("The relay runs no scripts.");
    }
}
