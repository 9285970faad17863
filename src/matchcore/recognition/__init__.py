"""What any tables of people are taken for, by header and content: a mapping and a layout."""

from matchcore.recognition.recognise import Recognised, recognise
from matchcore.recognition.remarks import Question, Remark
from matchcore.recognition.tables import TakenTable
from matchcore.recognition.taken import TakenFor

__all__ = ["Question", "Recognised", "Remark", "TakenFor", "TakenTable", "recognise"]
