/** Runs what tells officers of news: on open pages, and by letter. */
package org.ncbrelay.adapter.news;
