/**
 * What may be asked of the engine's REST API, and with which parameters and JSON keys: nothing that is not listed here reaches the
 * engine, whether it comes through {@code /engine-rest} or through the web apps. Begin with {@link
 * org.ncbrelay.security.engineapi.EngineApiAllowlist}.
 */
package org.ncbrelay.security.engineapi;
