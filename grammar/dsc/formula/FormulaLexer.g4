/*
 * The words of Tableau's calculation language. Any input has tokens: what is wrong with a text is a token
 * type of its own, so the lexer never stops and every problem is reported in words.
 *
 * The lexer reads characters through CodePoints, which shows every character outside ASCII as the class
 * it belongs to: a blank, or one of the control characters below (real control characters are `other`).
 * That keeps the tables small and the speed the same for any script.
 */
lexer grammar FormulaLexer;

options {
    caseInsensitive = true;
}

// Given to a token by its neighbours (see TokenScan and TokenRepair), never by the lexer.
tokens {
    FUNCTION,
    BETWEEN,
    LIKE,
    IS,
    AS
}

IF      : 'IF';
THEN    : 'THEN';
ELSEIF  : 'ELSEIF';
ELSE    : 'ELSE';
END     : 'END';
CASE    : 'CASE';
WHEN    : 'WHEN';
AND     : 'AND';
OR      : 'OR';
NOT     : 'NOT';
IN      : 'IN';
TRUE    : 'TRUE';
FALSE   : 'FALSE';
NULL    : 'NULL';
// Keywords directly after `{` only; a plain name everywhere else.
FIXED   : 'FIXED';
INCLUDE : 'INCLUDE';
EXCLUDE : 'EXCLUDE';

NAME      : NAME_START NAME_PART*;
BRACKETED : '[' (~']' | ']]')* ']';

TEXT    : '\'' (~'\'' | '\'\'')* '\'' | '"' (~'"' | '""')* '"';
INTEGER : DIGIT+;
REAL    : (DIGIT+ '.' DIGIT* | '.' DIGIT+) EXPONENT? | DIGIT+ EXPONENT; // files hold `1.` too
DATE    : '#' ~[#\r\n]* '#';

PLUS             : '+';
MINUS            : '-';
STAR             : '*';
SLASH            : '/';
PERCENT          : '%';
CARET            : '^';
EQUAL            : '=' | '==';
NOT_EQUAL        : '<>' | '!=';
LESS             : '<';
LESS_OR_EQUAL    : '<=';
GREATER          : '>';
GREATER_OR_EQUAL : '>=';
LPAREN           : '(';
RPAREN           : ')';
LBRACE           : '{';
RBRACE           : '}';
COMMA            : ',';
COLON            : ':';
DOT              : '.';

BLANK         : [ \t\r\n\u000B\f]+ -> skip;
LINE_COMMENT  : '//' ~[\r\n]* -> channel(HIDDEN);
BLOCK_COMMENT : '/*' BLOCK_TEXT '*'+ '/' -> channel(HIDDEN);

// What is not part of the language.
UNCLOSED_TEXT    : '\'' (~'\'' | '\'\'')* | '"' (~'"' | '""')*;
UNCLOSED_NAME    : '[' (~']' | ']]')*;
UNCLOSED_DATE    : '#' ~[#\r\n]*;
UNCLOSED_COMMENT : '/*' BLOCK_TEXT '*'*;
BAD_NUMBER       : '.'? DIGIT (NAME_PART | '.')*;
CURLY_TEXT       : DOUBLE_QUOTE ~'\u0004'* DOUBLE_QUOTE | SINGLE_QUOTE ~'\u0005'* SINGLE_QUOTE;
FOREIGN          : '||' | '|' | '&&' | '&' | '!' | '!==' | '===' | '=<' | '=>' | '**' | '::' | ';';
UNKNOWN          : .;

fragment DIGIT      : [0-9];
fragment EXPONENT   : 'E' [+\-]? DIGIT+;
fragment NAME_START : [A-Z_] | '\u0001'; // \u0001: a letter
fragment NAME_PART  : NAME_START | DIGIT | '\u0002'; // \u0002: a mark or a digit
fragment BLOCK_TEXT : (~'*' | '*'+ ~[*/])*;
fragment DOUBLE_QUOTE : '\u0004'; // a curly or angled double quote
fragment SINGLE_QUOTE : '\u0005'; // a curly single quote
