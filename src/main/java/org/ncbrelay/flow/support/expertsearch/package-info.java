/** The search for an expert who meets the need and whom the own NCB releases. */
package org.ncbrelay.flow.support.expertsearch;
