package org.ncbrelay.config;

import org.ncbrelay.port.PilotServices;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the operator turned on for trial.
 *
 * @param silverNotices whether bureaus can ask for silver notices; our default is no
 */
@ConfigurationProperties("relay.pilots")
record PilotSettings(@DefaultValue("false") boolean silverNotices) implements PilotServices {}
