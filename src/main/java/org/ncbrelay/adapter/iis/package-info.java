/**
 * Records cases in the INTERPOL Information System (IIS): {@link org.ncbrelay.adapter.iis.IisWorker} takes the rows that wait and
 * asks the system, by default the local registry, by configuration a real one over HTTP ({@code docs/iis-contract.md}).
 */
package org.ncbrelay.adapter.iis;
