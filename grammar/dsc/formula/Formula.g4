/*
 * The syntax of Tableau's calculation language.
 *
 * An expression is a flat chain of operands and operators; TreeBuilder binds them by the precedence of
 * BinaryOp. A chain costs no recursion however long it is. Every decision needs one token of lookahead, so
 * parsing takes linear time and never backtracks.
 *
 * What is marked `mistake` is no part of the language. It is parsed so that it can be answered with
 * Tableau's way of saying the same, and so that the rest of the formula is still understood.
 */
parser grammar Formula;

options {
    tokenVocab = FormulaLexer;
}

formula
    : body=expression (strays+=stray expression?)* EOF
    ;

// mistake: what cannot stand here
stray
    : COMMA | COLON | THEN | ELSEIF | ELSE | WHEN
    ;

expression
    : sign=prefix? first=operand rest+=tail*
    ;

prefix
    : ops+=(MINUS | NOT)+
    ;

tail
    : op=( CARET | STAR | SLASH | PERCENT | PLUS | MINUS
         | EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL
         | AND | OR
         | LIKE | BETWEEN | IS | AS // mistake: SQL
         ) sign=prefix? right=operand
    | IN within=membership
    | not=NOT (IN within=membership | op=(LIKE | BETWEEN) sign=prefix? right=operand | right=operand) // mistake: SQL
    | right=operand // mistake: two operands without an operator between them
    ;

operand
    : literal=(INTEGER | REAL | TEXT | DATE | TRUE | FALSE | NULL)
    | name=(BRACKETED | NAME) path=qualified?
    | invocation=call
    | LPAREN inner=expression RPAREN
    | block=conditional
    | selection=choice
    | scoped=levelOfDetail
    ;

// `[qualifier].[name]`; more than one part, or a part without brackets, is a mistake
qualified
    : (DOT parts+=(BRACKETED | NAME))+
    ;

call
    : function=FUNCTION LPAREN
      ( star=STAR // mistake: COUNT(*)
      | arguments+=expression (COMMA arguments+=expression)*
      )? RPAREN
    ;

conditional
    : IF conditions+=expression THEN results+=expression
      (ELSEIF conditions+=expression THEN results+=expression)*
      (ELSE otherwise=expression)? END
    ;

// CASE; without a subject it is a mistake: the searched CASE of SQL
choice
    : CASE subject=expression? whens+=when* (ELSE otherwise=expression)? END
    ;

when
    : WHEN (IN within=membership | match=expression) THEN result=expression
    ;

membership
    : LPAREN values+=expression (COMMA values+=expression)* RPAREN
    | name=(BRACKETED | NAME) path=qualified?
    | literal=(INTEGER | REAL | TEXT | DATE | TRUE | FALSE | NULL) // mistake: a list needs parentheses
    ;

levelOfDetail
    : LBRACE
      ( kind=(FIXED | INCLUDE | EXCLUDE) (dimensions+=expression (COMMA dimensions+=expression)*)? COLON
      )? aggregate=expression RBRACE
    ;
