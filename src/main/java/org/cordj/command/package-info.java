/**
 * The menu: one SciJava command a menu item, and nothing else. A command maps its fields to an
 * operation's record, runs it and shows what comes out; what it computes stands in the domain
 * rooms.
 *
 * <p>Fields are macro keys: lower case, one word, none the tail of another. Every command stands in
 * plugins.config under the same menu path, for plain ImageJ. May use all rooms.
 */
package org.cordj.command;
