package org.ncbrelay.engine.expressions;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No language is a scripting language here, in diagrams, decision tables and templates of forms alike; not even JUEL's own engine. */
final class NoScriptEngines implements ScriptEngineResolver {
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
